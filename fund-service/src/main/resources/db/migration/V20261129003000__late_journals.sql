-- What was booked into another period than the one it counts in: corrections of closed periods, few in any history. A question
-- about an old day reads these and the days after the closing before it, not everything that was booked since.
create index journal_late on journal (fund_id, effective_date, number) where booking_date > effective_date;

-- A sample of the lines meets most journals once, so the planner takes them for a tenth of what they are and each for ten times
-- as long, and then reads the whole ledger where the journals of one fund are asked for. A journal has some seven lines.
alter table journal_line alter column journal_id set (n_distinct = -0.15);
