import {
  api,
  apiPath,
  Button,
  Dialog,
  SelectField,
  TextAreaField,
  TextField,
  useCommand,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Account, accountsKey, type Role } from './account-shapes.ts';
import { accountMessages } from './account-words.ts';

type ScopeKind = 'organisation' | 'division' | 'all';

/** 授予角色: a role with its jurisdiction. */
export function GrantDialog({
  account,
  roles,
  onClose,
}: {
  account: Account;
  roles: readonly Role[];
  onClose(): void;
}) {
  const t = useMessages(accountMessages);
  const say = useText();
  const [role, setRole] = useState<string>();
  const [kind, setKind] = useState<ScopeKind>('organisation');
  const [code, setCode] = useState('');
  const counties = useQuery({
    queryKey: ['divisions', 'counties'],
    queryFn: ({ signal }) => api.get<{ rows: { code: string; name: string }[] }>('/api/divisions', { signal }),
  });
  const command = useCommand<{ role: string; scope: object }>({
    send: (body, key) => api.post(apiPath`/api/accounts/${account.id}/grants`, body, { key }),
    invalidates: [accountsKey],
    done: t('granted'),
    onDone: onClose,
  });
  const scope =
    kind === 'all' ? { kind } : kind === 'division' ? { kind, code } : { kind, organisationId: account.organisationId };
  return (
    <Dialog
      title={`${t('grant')}　${account.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="solid" busy={command.pending} onClick={() => role && void command.run({ role, scope })}>
            {t('give')}
          </Button>
        </>
      }
    >
      <div className="ow-stack">
        <SelectField
          path="/role"
          label={t('role')}
          value={role}
          onChange={value => setRole(value ?? undefined)}
          options={roles.map(one => ({ value: one.name, label: say(one) }))}
          error={command.problemAt('/role')}
        />
        <SelectField<ScopeKind>
          path="/scope"
          label={t('scope')}
          value={kind}
          onChange={value => setKind(value ?? 'organisation')}
          options={[
            { value: 'organisation', label: t('organisation') },
            { value: 'division', label: t('division') },
            { value: 'all', label: t('all') },
          ]}
          error={undefined}
        />
        {kind === 'division' && (
          <SelectField
            path="/scope/code"
            label={t('place')}
            value={code || undefined}
            onChange={value => setCode(value ?? '')}
            options={(counties.data?.rows ?? []).map(row => ({ value: row.code, label: row.name }))}
            error={command.fields.find(problem => problem.path.startsWith('/scope'))?.message}
          />
        )}
      </div>
    </Dialog>
  );
}

/** 停用 or 恢复. */
export function StatusDialog({ account, onClose }: { account: Account; onClose(): void }) {
  const t = useMessages(accountMessages);
  const [reason, setReason] = useState('');
  const status = account.status === 'active' ? 'disabled' : 'active';
  const word = t(status === 'disabled' ? 'disable' : 'enable');
  const command = useCommand<{ status: string; reason: string }>({
    send: (body, key) => api.put(apiPath`/api/accounts/${account.id}/status`, body, { key }),
    invalidates: [accountsKey],
    done: t('changed'),
    onDone: onClose,
  });
  return (
    <Dialog
      title={`${word}　${account.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="ink" busy={command.pending} onClick={() => void command.run({ status, reason })}>
            {word}
          </Button>
        </>
      }
    >
      <div className="ow-stack">
        {status === 'disabled' && <p>{t('disableText')}</p>}
        <TextAreaField
          path="/reason"
          label={t('reason')}
          value={reason}
          onChange={value => setReason(value ?? '')}
          error={command.problemAt('/reason')}
        />
      </div>
    </Dialog>
  );
}

/** 重设密码, for somebody who lost hers. */
export function PasswordDialog({ account, onClose }: { account: Account; onClose(): void }) {
  const t = useMessages(accountMessages);
  const [password, setPassword] = useState('');
  const command = useCommand<string>({
    send: (value, key) => api.put(apiPath`/api/accounts/${account.id}/password`, { password: value }, { key }),
    done: t('wasReset'),
    onDone: onClose,
  });
  return (
    <Dialog
      title={`${t('reset')}　${account.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="ink" busy={command.pending} onClick={() => void command.run(password)}>
            {t('reset')}
          </Button>
        </>
      }
    >
      <div className="ow-stack">
        <p>{t('resetText')}</p>
        <TextField
          path="/password"
          label={t('newPassword')}
          hint={t('passwordHint')}
          value={password}
          onChange={value => setPassword(value ?? '')}
          error={command.problemAt('/password')}
        />
      </div>
    </Dialog>
  );
}
