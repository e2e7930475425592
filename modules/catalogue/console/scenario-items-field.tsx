import { Button, Dialog, ErrorLine, Icon, useLanguage, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import type { ItemNames } from '../src/scenario-diff.ts';
import { ItemFinder } from './item-finder.tsx';

const messages = defineMessages({
  zh: { add: '加一个事项', none: '没有', remove: '去掉{name}', close: '先不', only: '只列出已经发布的事项' },
  en: {
    add: 'Add an item',
    none: 'none',
    remove: 'Take out {name}',
    close: 'Not now',
    only: 'only items that are published',
  },
});

/** Items by name, to be added and taken out. */
export function ItemsField({
  path,
  label,
  hint,
  value,
  error,
  names,
  onChange,
  onNamed,
}: {
  path: string;
  label: string;
  hint?: string;
  value: readonly string[];
  error: string | undefined;
  names: ItemNames;
  onChange(codes: string[]): void;
  /** Tells the name of an item that was found, so that it is called by it. */
  onNamed(names: ItemNames): void;
}) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const [open, setOpen] = useState(false);
  const nameOf = (code: string) => names[code]?.[locale] ?? code;
  return (
    <fieldset className="ow-edit-field ow-span-4 ow-cat-items" data-path={path}>
      <legend>{label}</legend>
      {hint && <p className="ow-edit-hint">{hint}</p>}
      {error && <ErrorLine>{error}</ErrorLine>}
      <ul>
        {value.length === 0 && <li className="ow-muted">{t('none')}</li>}
        {value.map(code => (
          <li key={code}>
            <span>{nameOf(code)}</span>
            <button
              type="button"
              aria-label={t('remove', { name: nameOf(code) })}
              onClick={() => onChange(value.filter(one => one !== code))}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button kind="link" icon="plus" onClick={() => setOpen(true)}>
          {t('add')}
        </Button>
      </div>
      {open && (
        <Dialog
          title={`${label} · ${t('add')}`}
          width={520}
          onClose={() => setOpen(false)}
          footer={<Button onClick={() => setOpen(false)}>{t('close')}</Button>}
        >
          <div className="ow-cat-dialog">
            <ItemFinder
              published
              hint={t('only')}
              onPick={({ basicCode, name, nameEn }) => {
                onNamed({ [basicCode]: { zh: name, en: nameEn ?? name } });
                if (!value.includes(basicCode)) onChange([...value, basicCode]);
                setOpen(false);
              }}
            />
          </div>
        </Dialog>
      )}
    </fieldset>
  );
}
