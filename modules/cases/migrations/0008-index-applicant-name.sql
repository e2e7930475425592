-- A whole name is what people type most: an index of its own finds it at once, where the words of it stand in many cases.
create index case_of_applicant_name on cases."case" (applicant_name, organisation_id, submitted_at desc, id desc);
