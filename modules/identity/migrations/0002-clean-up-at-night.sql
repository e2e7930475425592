-- The nightly clean-up of identity.cleanUp: sessions that ended long ago and old counts of failed sign-ins.
grant delete on identity.session to onewindow_app;
create index session_ended on identity.session (least(expires_at, revoked_at));
create index sign_in_failure_age on identity.sign_in_failure (last_at);
-- Saved views are replaced, never deleted.
revoke delete on identity.saved_view from onewindow_app;
