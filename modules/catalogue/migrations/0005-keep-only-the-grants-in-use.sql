-- Nothing changes a code table or a law in place (a new edition is a new row), and the citations of a version go with it.
revoke update on catalogue.code_table, catalogue.code_value, catalogue.law from onewindow_app;
revoke delete on catalogue.legal_basis from onewindow_app;
