#!/bin/bash
# Makes the five databases with owner and runtime role, as io.jidi.embedded.PostgresAdmin does for the local stack.
set -eu

make_database() {
  psql -v ON_ERROR_STOP=1 -v name="$1" -v owner="$1_owner" -v app="$1_app" \
    -v owner_password="$2" -v app_password="$3" --username postgres --dbname postgres <<'SQL'
CREATE ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE :"app" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app_password';
CREATE DATABASE :"name" OWNER :"owner";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"app";
\connect :"name"
GRANT USAGE ON SCHEMA public TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT USAGE ON SCHEMAS TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT USAGE ON SEQUENCES TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT EXECUTE ON FUNCTIONS TO :"app";
SQL
}

make_database jidi_enterprise "$JIDI_ENTERPRISE_OWNER_PASSWORD" "$JIDI_ENTERPRISE_APP_PASSWORD"
make_database jidi_fund "$JIDI_FUND_OWNER_PASSWORD" "$JIDI_FUND_APP_PASSWORD"
make_database jidi_project "$JIDI_PROJECT_OWNER_PASSWORD" "$JIDI_PROJECT_APP_PASSWORD"
make_database jidi_exchange "$JIDI_EXCHANGE_OWNER_PASSWORD" "$JIDI_EXCHANGE_APP_PASSWORD"
make_database jidi_gateway "$JIDI_GATEWAY_OWNER_PASSWORD" "$JIDI_GATEWAY_APP_PASSWORD"
