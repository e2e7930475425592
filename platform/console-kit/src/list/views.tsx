import { defineMessages } from '@onewindow/i18n';
import { type FormEvent, useState } from 'react';
import { Button, IconButton } from '../control/button.tsx';
import { Dialog } from '../control/dialog.tsx';
import { Tabs } from '../control/tabs.tsx';
import { confirm } from '../feedback/confirm.tsx';
import { useMessages, useText } from '../language/language.tsx';
import type { ListAddress } from './use-list-address.ts';

const messages = defineMessages({
  zh: {
    views: '视图',
    add: '把现在的条件存成新视图',
    changed: '视图有改动',
    save: '存到“{name}”',
    saveAs: '另存',
    restore: '还原',
    remove: '删掉这个视图',
    removeTitle: '删掉视图“{name}”？',
    removeBody: '只删掉这个视图，里面的办件和数据都不动。',
    name: '视图的名字',
    hint: '条件、排序和列会一起存，换一台电脑也在。',
    create: '存成新视图',
    cancel: '先不',
  },
  en: {
    views: 'Views',
    add: 'Save these conditions as a new view',
    changed: 'View changed',
    save: 'Save to “{name}”',
    saveAs: 'Save as…',
    restore: 'Restore',
    remove: 'Delete this view',
    removeTitle: 'Delete the view “{name}”?',
    removeBody: 'Only the view goes; the things it lists are not touched.',
    name: 'Name of the view',
    hint: 'Conditions, order and columns are kept together, on every machine.',
    create: 'Save as a new view',
    cancel: 'Not now',
  },
});

/** The views of a list as tabs in the bar; ＋ keeps the present state as a new one. */
export function ViewTabs({ address }: { address: ListAddress }) {
  const t = useMessages(messages);
  const text = useText();
  const [naming, setNaming] = useState(false);
  const { views, state } = address;
  return (
    <>
      <Tabs
        size="bar"
        label={t('views')}
        tabs={views.map(view => ({ key: view.id, label: text(view.name) }))}
        active={state.view ?? ''}
        onChange={address.openView}
      />
      <IconButton className="ow-view-add" kind="link" icon="plus" label={t('add')} onClick={() => setNaming(true)} />
      {naming && <NameView address={address} onClose={() => setNaming(false)} />}
    </>
  );
}

/** What to do with a changed view: keep it there, keep it as another, or go back. */
export function ViewChanges({ address }: { address: ListAddress }) {
  const t = useMessages(messages);
  const text = useText();
  const [naming, setNaming] = useState(false);
  const { current, changed, own } = address;
  if (!current) return null;
  const name = text(current.name);
  const isOwn = own.some(view => view.id === current.id);

  async function remove(id: string) {
    const yes = await confirm({
      title: t('removeTitle', { name }),
      body: t('removeBody'),
      act: t('remove'),
      final: true,
    });
    if (yes) await address.removeView(id);
  }

  if (!changed) {
    return isOwn ? (
      <Button kind="link" onClick={() => void remove(current.id)}>
        {t('remove')}
      </Button>
    ) : null;
  }
  return (
    <span className="ow-view-changes">
      <span className="ow-muted">{t('changed')}</span>
      {isOwn && (
        <Button kind="link" onClick={() => void address.updateView()}>
          {t('save', { name })}
        </Button>
      )}
      <Button kind="link" onClick={() => setNaming(true)}>
        {t('saveAs')}
      </Button>
      <Button kind="link" onClick={() => address.openView(current.id)}>
        {t('restore')}
      </Button>
      {naming && <NameView address={address} onClose={() => setNaming(false)} />}
    </span>
  );
}

function NameView({ address, onClose }: { address: ListAddress; onClose(): void }) {
  const t = useMessages(messages);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    if (!name) return;
    if (await address.saveView(name)) onClose();
  }
  return (
    <Dialog title={t('create')} width={400} onClose={onClose}>
      <form className="ow-form" onSubmit={submit}>
        <label className="ow-field">
          <span>{t('name')}</span>
          <small>{t('hint')}</small>
          <input className="ow-input" name="name" maxLength={30} required autoFocus />
        </label>
        <div className="ow-form-foot">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="solid" type="submit">
            {t('create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
