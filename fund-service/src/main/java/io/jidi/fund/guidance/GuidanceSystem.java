package io.jidi.fund.guidance;

import io.jidi.fund.edition.ParameterFile;
import io.jidi.fund.edition.YamlFile;
import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.fund.FundClass;
import io.jidi.platform.text.Text;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The guidance system as the documents have it: the sixteen mother funds, and only figures that were found. */
@Startup
@Singleton
public class GuidanceSystem {

    private final View shipped = read();

    /** A class of mother funds. */
    public record ClassView(FundClass fundClass, Text name, Parameter share, Parameter leverage) {}

    /** One of the sixteen. */
    public record MotherFundView(
            String code,
            FundClass fundClass,
            Text name,
            @Nullable String manager,
            @Nullable String lineDepartment,
            Parameter motherSize,
            Parameter systemSize) {}

    /** All of it. */
    public record View(
            List<Text> documents,
            Parameter guidanceMoney,
            Parameter systemTarget,
            Parameter overallLeverage,
            Text leverageReading,
            List<ClassView> classes,
            List<MotherFundView> motherFunds) {}

    record ClassFile(FundClass fundClass, Text name, ParameterFile share, ParameterFile leverage) {}

    record MotherFundFile(
            String code,
            FundClass fundClass,
            Text name,
            @Nullable String manager,
            @Nullable String lineDepartment,
            ParameterFile motherSize,
            ParameterFile systemSize) {}

    record File(
            List<Text> documents,
            ParameterFile guidanceMoney,
            ParameterFile systemTarget,
            ParameterFile overallLeverage,
            Text leverageReading,
            List<ClassFile> classes,
            List<MotherFundFile> motherFunds) {}

    View view() {
        return shipped;
    }

    static View read() {
        File file = YamlFile.resource("guidance/system.yaml", File.class);
        return new View(
                file.documents(),
                file.guidanceMoney().parameter("guidanceMoney"),
                file.systemTarget().parameter("systemTarget"),
                file.overallLeverage().parameter("overallLeverage"),
                file.leverageReading(),
                file.classes().stream()
                        .map(one -> new ClassView(
                                one.fundClass(),
                                one.name(),
                                one.share().parameter("share"),
                                one.leverage().parameter("leverage")))
                        .toList(),
                file.motherFunds().stream()
                        .map(one -> new MotherFundView(
                                one.code(),
                                one.fundClass(),
                                one.name(),
                                one.manager(),
                                one.lineDepartment(),
                                one.motherSize().parameter("motherSize"),
                                one.systemSize().parameter("systemSize")))
                        .toList());
    }
}
