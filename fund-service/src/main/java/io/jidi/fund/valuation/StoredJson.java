package io.jidi.fund.valuation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jidi.fund.valuation.rules.Calibration;
import io.jidi.fund.valuation.rules.Inputs;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the inputs and the calibration of a valuation as text. What is stored must not change with the API's settings. */
final class StoredJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private StoredJson() {}

    /** The inputs. */
    @Converter
    public static final class OfInputs implements AttributeConverter<Inputs, String> {
        @Override
        public String convertToDatabaseColumn(Inputs inputs) {
            return write(inputs);
        }

        @Override
        public Inputs convertToEntityAttribute(String text) {
            return read(text, Inputs.class);
        }
    }

    /** The calibration. */
    @Converter
    public static final class OfCalibration implements AttributeConverter<Calibration, String> {
        @Override
        public String convertToDatabaseColumn(Calibration calibration) {
            return write(calibration);
        }

        @Override
        public Calibration convertToEntityAttribute(String text) {
            return read(text, Calibration.class);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values", e);
        }
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored valuation cannot be read", e);
        }
    }
}
