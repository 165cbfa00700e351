package io.jidi.exchange.catalog;

import io.smallrye.config.ConfigMapping;

/** Who provides the data (数据源部门) in both languages and by code, and where it is fetched. */
@ConfigMapping(prefix = "jidi.exchange.publisher")
interface Publisher {

    String url();

    String nameZh();

    String nameEn();

    String code();
}
