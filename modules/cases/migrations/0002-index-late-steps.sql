-- Supervision looks for steps over their limit every half hour: a range of this index, never all open cases.
create index case_step_due on cases.case (step_due_on, id) where concluded_at is null and step_due_on is not null;
