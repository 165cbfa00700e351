package io.jidi.fund.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.security.Sha256;
import jakarta.inject.Singleton;

/** Makes files of papers. */
@Singleton
class PaperFiles {

    private final ObjectMapper json;

    PaperFiles(ObjectMapper json) {
        this.json = json;
    }

    Notice notice(Paper paper) {
        try {
            return json.readValue(paper.content(), Notice.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored notice cannot be read: " + paper.id(), e);
        }
    }

    byte[] pdf(Paper paper) {
        return NoticePdf.of(notice(paper), paper.code());
    }

    /** The ILPA capital call and distribution template with this notice in it. */
    byte[] workbook(Paper paper) {
        return IlpaNotice.of(notice(paper), paper.code().printed());
    }

    static String sha256(byte[] file) {
        return Sha256.hex(file);
    }
}
