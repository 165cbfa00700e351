-- The list of reports by month, and what of a month came late: without them each reads all reports of all years.
create index monthly_report_month on monthly_report (report_month desc, id);
create index monthly_report_received on monthly_report (report_month, received_date) where revision = 1;
