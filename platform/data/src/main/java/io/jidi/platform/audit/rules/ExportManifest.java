package io.jidi.platform.audit.rules;

/**
 * The last line of an export: what the file holds, signed with SM2 by the installation.
 *
 * @param records number of records in the file
 * @param sequence of the last record; that of the start where there is none
 * @param hash of the last record's seal, 64 hexadecimal digits
 * @param sm3 of every byte of the file before this line
 * @param exportedAt RFC 3339, UTC
 * @param publicKey uncompressed point in hexadecimal digits
 * @param signature in hexadecimal digits, over {@link #signedText}
 */
public record ExportManifest(
        String type,
        String service,
        long records,
        long sequence,
        String hash,
        String sm3,
        String exportedAt,
        String publicKey,
        String signature) {

    public static final String TYPE = "manifest";

    /** One value a line, under a heading that no other signed text of the installation has. */
    public static String signedText(
            String service, long records, long sequence, String hash, String sm3, String exportedAt) {
        return "jidi-audit-export\n" + service + '\n' + records + '\n' + sequence + '\n' + hash + '\n' + sm3 + '\n'
                + exportedAt;
    }

    String signedText() {
        return signedText(service, records, sequence, hash, sm3, exportedAt);
    }
}
