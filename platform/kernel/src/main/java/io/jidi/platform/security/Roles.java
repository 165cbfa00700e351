package io.jidi.platform.security;

import java.util.Set;

/** The roles a token may carry. What data a role may touch is not in its name but in the {@link DataScope}. */
public final class Roles {

    public static final String PROVINCE_OFFICE = "PROVINCE_OFFICE";
    public static final String DEPARTMENT = "DEPARTMENT";
    public static final String CITY_OFFICE = "CITY_OFFICE";
    public static final String BASE_OFFICE = "BASE_OFFICE";
    public static final String FUND_MANAGER = "FUND_MANAGER";
    public static final String INVESTMENT_COMMITTEE = "INVESTMENT_COMMITTEE";
    public static final String ENTERPRISE = "ENTERPRISE";
    public static final String AUDITOR = "AUDITOR";
    public static final String DATA_PLATFORM = "DATA_PLATFORM";
    /** Runs the installation; sees no business data. The three administrators are separate people (GB/T 22239). */
    public static final String SYSTEM_ADMIN = "SYSTEM_ADMIN";

    public static final String SECURITY_ADMIN = "SECURITY_ADMIN";
    public static final String AUDIT_ADMIN = "AUDIT_ADMIN";

    private static final Set<String> ADMINISTRATORS = Set.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN);

    private Roles() {}

    /**
     * Whether nobody may hold these together: an administrator is that and nothing else, neither a second administrator who
     * would watch over the first, nor a user of the data that the installation holds (GB/T 22239-2019, 8.1.5).
     */
    public static boolean clash(Set<String> roles) {
        return roles.size() > 1 && roles.stream().anyMatch(ADMINISTRATORS::contains);
    }
}
