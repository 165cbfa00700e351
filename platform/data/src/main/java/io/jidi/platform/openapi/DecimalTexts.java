package io.jidi.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Publishes decimals as the texts that they are where the scanner does not: inside lists and maps, where it says {@code number}
 * (no other number with a fraction exists here), and with {@code @Digits}, whose pattern it writes without a sign. Where no least
 * value is published the sign is let through, and the service may still refuse it.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DecimalTexts implements OASFilter {

    private static final String DECIMAL = "#/components/schemas/Decimal";
    /** As the scanner writes {@code @Digits}; no pattern of a text is taken for it. */
    private static final Pattern DIGITS = Pattern.compile("\\^\\\\d(\\{1,\\d+})?\\(\\[\\.]\\\\d\\{1,\\d+}\\)\\?\\$");

    @Override
    public Schema filterSchema(Schema schema) {
        if (List.of(Schema.SchemaType.NUMBER).equals(schema.getType())) {
            return OASFactory.createSchema().ref(DECIMAL);
        }
        String pattern = schema.getPattern();
        if (pattern != null && DIGITS.matcher(pattern).matches() && schema.getMinimum() == null) {
            schema.setPattern("^-?" + pattern.substring(1));
        }
        return schema;
    }
}
