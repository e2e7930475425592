import { Button, Checkbox, ErrorLine, ErrorState, Skeleton, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { UseQueryResult } from '@tanstack/react-query';
import type { PossibleImplementer } from '../src/implementers.ts';

const messages = defineMessages({
  zh: {
    label: '来办的机构',
    first: '先选部门。',
    none: '您的管辖范围里没有这个部门的机构，请换一个部门。',
    count: '选了 {n} 个，共 {all} 个',
    all: '全选',
    nothing: '全不选',
  },
  en: {
    label: 'Organisations that handle it',
    first: 'Choose the department first.',
    none: 'No organisation of this department is within your jurisdiction; choose another.',
    count: '{n} of {all} chosen',
    all: 'Select all',
    nothing: 'Select none',
  },
});

/** The organisations of a department, place by place, to be taken in or out. */
export function ImplementerPicker({
  path,
  organType,
  found,
  value,
  error,
  onChange,
}: {
  path: string;
  organType: string;
  found: UseQueryResult<PossibleImplementer[]>;
  value: readonly string[];
  error: string | undefined;
  onChange(ids: string[]): void;
}) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const rows = found.data ?? [];
  return (
    <fieldset
      className={`ow-edit-field ow-cat-picker${rows.length > 60 ? ' ow-cat-picker-long' : ''}`}
      data-path={path}
    >
      <legend>{t('label')}</legend>
      {error && <ErrorLine>{error}</ErrorLine>}
      {organType === '' && <p className="ow-muted">{t('first')}</p>}
      {found.isLoading && <Skeleton lines={4} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && rows.length === 0 && <p className="ow-muted">{t('none')}</p>}
      {rows.length > 0 && (
        <>
          <p className="ow-cat-picker-head">
            <span role="status">{t('count', { n: value.length, all: rows.length })}</span>
            <Button kind="link" onClick={() => onChange(rows.map(row => row.id))}>
              {t('all')}
            </Button>
            <Button kind="link" onClick={() => onChange([])}>
              {t('nothing')}
            </Button>
          </p>
          <ul>
            {rows.map(row => (
              <li key={row.id}>
                <Checkbox
                  label={locale === 'zh' ? row.name : row.englishName}
                  checked={value.includes(row.id)}
                  onChange={on => onChange(on ? [...value, row.id] : value.filter(id => id !== row.id))}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </fieldset>
  );
}
