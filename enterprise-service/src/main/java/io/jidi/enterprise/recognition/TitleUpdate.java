package io.jidi.enterprise.recognition;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a title's yearly update was made; read by lists that look for those that were not. */
@Entity
@Immutable
@Table(name = "title_update")
class TitleUpdate {

    /** One per title and year. */
    @Embeddable
    record Key(
            @Column(name = "title_id") UUID titleId,
            @Column(name = "year") int year) {}

    @EmbeddedId
    private Key key = new Key(new UUID(0, 0), 0);

    protected TitleUpdate() {}

    Key key() {
        return key;
    }
}
