package io.jidi.project.base;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** An industry base (产业基地) of the running programme. */
@Entity
@Table(name = "industry_base")
class IndustryBase {

    @Id
    private UUID id = new UUID(0, 0);

    private String code = "";

    @Column(name = "name_zh")
    private String nameZh = "";

    @Column(name = "name_en")
    private String nameEn = "";

    private @Nullable String section;

    @ElementCollection
    @CollectionTable(name = "base_city", joinColumns = @JoinColumn(name = "base_id"))
    @OrderBy("regionCode")
    @BatchSize(size = 200)
    private List<BaseCity> cities = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "base_focus_area", joinColumns = @JoinColumn(name = "base_id"))
    @OrderBy("row")
    @BatchSize(size = 200)
    private List<BaseFocusArea> focusAreas = new ArrayList<>();

    @Version
    private long version;

    protected IndustryBase() {}

    IndustryBase(BaseId id, OpenBase.Request request) {
        this.id = id.value();
        code = request.code();
        nameZh = request.nameZh().strip();
        nameEn = request.nameEn().strip();
        section = request.section();
        request.cities().forEach(city -> cities.add(new BaseCity(city.regionCode(), city.source(), city.confirmed())));
        request.focusAreas()
                .forEach(area ->
                        focusAreas.add(new BaseFocusArea(area.row(), area.nameZh(), area.nameEn(), area.quotes())));
    }

    BaseId id() {
        return new BaseId(id);
    }

    String code() {
        return code;
    }

    String nameZh() {
        return nameZh;
    }

    String nameEn() {
        return nameEn;
    }

    @Nullable
    String section() {
        return section;
    }

    List<BaseCity> cities() {
        return List.copyOf(cities);
    }

    List<BaseFocusArea> focusAreas() {
        return List.copyOf(focusAreas);
    }

    long version() {
        return version;
    }
}
