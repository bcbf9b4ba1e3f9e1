-- Triggers that call somewhere else wait in a lane of their own, by turns of their accounts: rows of one key are worked on one
-- after the other, and an account has several keys.
alter table scheduler.firing add column outside boolean not null default false;
