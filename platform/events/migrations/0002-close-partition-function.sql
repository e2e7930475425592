-- PostgreSQL lets everybody call a new function. This one acts with the owner's rights, so only the application may.
revoke execute on function platform.ensure_event_partitions from public;
grant execute on function platform.ensure_event_partitions to onewindow_app;
