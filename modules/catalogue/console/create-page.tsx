import { Page, Segmented, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import { ImplementerForm } from './create-implementer.tsx';
import { NewItemForm } from './create-new.tsx';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    title: '新建事项',
    list: '事项目录',
    what: '要建什么',
    fresh: '目录里没有的新事项',
    adopted: '目录里已有，加一个机构来办',
  },
  en: {
    title: 'New item',
    list: 'Catalogue',
    what: 'What to make',
    fresh: 'An item that the catalogue lacks',
    adopted: 'An item it has, for one more organisation',
  },
});

/** 新建事项: by hand, where no file is at hand to be imported. `?item=` names an item that one more organisation takes up. */
export function CreatePage() {
  const t = useMessages(messages);
  const [item] = useState(() => new URLSearchParams(window.location.search).get('item') ?? '');
  const [kind, setKind] = useState<'fresh' | 'adopted'>(item ? 'adopted' : 'fresh');
  return (
    <Page title={t('title')} back={{ label: t('list'), to: '/catalogue' }} search={false}>
      <div className="ow-cat-create">
        <Segmented
          label={t('what')}
          options={[
            { key: 'fresh', label: t('fresh') },
            { key: 'adopted', label: t('adopted') },
          ]}
          value={kind}
          onChange={setKind}
        />
        {kind === 'fresh' ? <NewItemForm /> : <ImplementerForm begin={item} />}
      </div>
    </Page>
  );
}
