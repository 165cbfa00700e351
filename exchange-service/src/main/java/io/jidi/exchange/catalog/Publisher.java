package io.jidi.exchange.catalog;

import io.smallrye.config.ConfigMapping;

/** Who provides the data (数据源部门) and where it is fetched. */
@ConfigMapping(prefix = "jidi.exchange")
interface Publisher {

    String publicUrl();

    Who publisher();

    /** Name in both languages, and code. */
    interface Who {
        String nameZh();

        String nameEn();

        String code();
    }
}
