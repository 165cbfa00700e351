package io.jidi.fund.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
