-- Whom a case waits for is told to its applicant: always a body, never an officer. Who holds its task is for staff.
alter table cases.case add column held_by text;
comment on column cases.case.held_by is '现在在谁手上（经办人姓名，只给工作人员看）';
comment on column cases.case.waiting_for is '现在在等谁（对申请人说的：机关或申请人）';
