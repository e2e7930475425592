-- Staff look a licence up by the beginning of its holder's name; text_pattern_ops serves LIKE 'x%' in any collation.
create index licence_holder_name on licences.licence (holder_name text_pattern_ops);
