-- Least privilege: no use case changes these yet; whoever writes one grants its right with it.
revoke update on directory.division, directory.service_centre, directory.service_window, directory.staff_member from onewindow_app;
revoke insert, update on directory.unit, directory.authorisation from onewindow_app;
