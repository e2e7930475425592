import {
  api,
  apiPath,
  Button,
  Dialog,
  SelectField,
  TextField,
  useCommand,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { type Account, accountsKey, type Role } from './account-shapes.ts';
import { accountMessages } from './account-words.ts';

/** 新增人员: a staff member with an account and one role over the organisation. */
export function StaffDialog({ roles, onClose }: { roles: readonly Role[]; onClose(): void }) {
  const t = useMessages(accountMessages);
  const [draft, setDraft] = useState<Record<StaffField, string>>(nobody);
  const [organisationId, setOrganisationId] = useState<string>();
  const [role, setRole] = useState<string>();
  const command = useCommand<object>({
    send: (body, key) => api.post('/api/staff', body, { key }),
    invalidates: [accountsKey],
    done: t('takenOn'),
    onDone: onClose,
  });
  return (
    <Dialog
      title={t('takeOn')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="solid"
            busy={command.pending}
            onClick={() => void command.run({ ...draft, organisationId, role })}
          >
            {t('add')}
          </Button>
        </>
      }
    >
      <div className="ow-stack">
        {staffFields.map(field => (
          <TextField
            key={field}
            path={`/${field}`}
            label={t(field)}
            {...(field === 'password' && { hint: t('passwordHint') })}
            value={draft[field]}
            onChange={value => setDraft({ ...draft, [field]: value ?? '' })}
            error={command.problemAt(`/${field}`)}
          />
        ))}
        <OrganisationField
          value={organisationId}
          onChange={setOrganisationId}
          error={command.problemAt('/organisationId')}
        />
        <RoleField roles={roles} value={role} onChange={setRole} error={command.problemAt('/role')} />
      </div>
    </Dialog>
  );
}

const staffFields = ['name', 'workNumber', 'post', 'login', 'password'] as const;
type StaffField = (typeof staffFields)[number];
const nobody: Record<StaffField, string> = { name: '', workNumber: '', post: '', login: '', password: '' };

/** 兼任: a further post at another organisation, with one role that holds while its owner works there. */
export function PostingDialog({
  account,
  roles,
  onClose,
}: {
  account: Account;
  roles: readonly Role[];
  onClose(): void;
}) {
  const t = useMessages(accountMessages);
  const [title, setTitle] = useState('');
  const [organisationId, setOrganisationId] = useState<string>();
  const [role, setRole] = useState<string>();
  const command = useCommand<object>({
    send: (body, key) => api.post(apiPath`/api/accounts/${account.id}/postings`, body, { key }),
    invalidates: [accountsKey],
    done: t('posted'),
    onDone: onClose,
  });
  return (
    <Dialog
      title={`${t('posting')}　${account.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="solid" busy={command.pending} onClick={() => void command.run({ title, organisationId, role })}>
            {t('posting')}
          </Button>
        </>
      }
    >
      <div className="ow-stack">
        <p>{t('postingText')}</p>
        <OrganisationField
          value={organisationId}
          onChange={setOrganisationId}
          error={command.problemAt('/organisationId')}
        />
        <TextField
          path="/title"
          label={t('postTitle')}
          hint={t('postTitleHint')}
          value={title}
          onChange={value => setTitle(value ?? '')}
          error={command.problemAt('/title')}
        />
        <RoleField roles={roles} value={role} onChange={setRole} error={command.problemAt('/role')} />
      </div>
    </Dialog>
  );
}

interface Choice {
  value: string | undefined;
  onChange(value: string | undefined): void;
  error: string | undefined;
}

function RoleField({ roles, value, onChange, error }: Choice & { roles: readonly Role[] }) {
  const t = useMessages(accountMessages);
  const say = useText();
  return (
    <SelectField
      path="/role"
      label={t('role')}
      value={value}
      onChange={chosen => onChange(chosen ?? undefined)}
      options={roles.map(one => ({ value: one.name, label: say(one) }))}
      error={error}
    />
  );
}

/** A city has over a thousand organisations: a few characters narrow them. */
function OrganisationField({ value, onChange, error }: Choice) {
  const t = useMessages(accountMessages);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['organisations', q],
    queryFn: ({ signal }) =>
      api.get<{ rows: { id: string; name: string }[] }>('/api/organisations', { query: { q, limit: 30 }, signal }),
    placeholderData: keepPreviousData,
  });
  const rows = found.data?.rows ?? [];
  return (
    <SelectField
      path="/organisationId"
      label={t('body')}
      hint={found.isSuccess && rows.length === 0 ? t('noBody') : t('bodyHint')}
      value={value}
      onChange={chosen => onChange(chosen ?? undefined)}
      onSearch={setTyped}
      options={rows.map(row => ({ value: row.id, label: row.name }))}
      error={error}
    />
  );
}
