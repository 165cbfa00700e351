package io.jidi.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
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
    private static final String UNSIGNED = "^\\d";

    @Override
    public Schema filterSchema(Schema schema) {
        if (List.of(Schema.SchemaType.NUMBER).equals(schema.getType())) {
            return OASFactory.createSchema().ref(DECIMAL);
        }
        String pattern = schema.getPattern();
        if (pattern != null && pattern.startsWith(UNSIGNED) && schema.getMinimum() == null) {
            schema.setPattern("^-?" + pattern.substring(1));
        }
        return schema;
    }
}
