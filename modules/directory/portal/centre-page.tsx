import { directoryErrors, getServiceCentre, listWindows, type ServiceCentre } from '@onewindow/directory';
import { defineMessages } from '@onewindow/i18n';
import {
  Actions,
  Button,
  DefinitionList,
  PageHead,
  PrintLink,
  page,
  Row,
  Rows,
  Section,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';

const messages = defineMessages({
  zh: {
    centres: '找附近的大厅',
    address: '地址',
    hours: '时间',
    phone: '电话',
    windows: '窗口',
    windowsLead: '一个窗口收件，各部门在后面办；综合窗口什么事都收。',
    noWindows: '这里代收材料，不另算时间。',
    number: '{n} 号窗口',
    any: '综合窗口',
    find: '找要办的事',
    bring: '带上身份证就行；网上填过的，报办件编号或者手机号。',
  },
  en: {
    centres: 'Find a service centre',
    address: 'Address',
    hours: 'Hours',
    phone: 'Telephone',
    windows: 'Windows',
    windowsLead: 'One window takes everything in; the departments work behind it.',
    noWindows: 'Documents are taken in here and passed on without extra time.',
    number: 'Window {n}',
    any: 'All services',
    find: 'Find a service',
    bring: 'Bring your ID card; for what you began online, the case number or your telephone number.',
  },
});

interface Data {
  centre: ServiceCentre;
  windows: Awaited<ReturnType<typeof listWindows>>;
}

/** One centre: where, when, which windows. */
export const centrePage = page({
  path: '/centres/:id',
  access: 'public',
  cache: 'public',
  title: (data: Data) => data.centre.name,
  breadcrumbs: (_data: Data, locale) => [{ label: messages(locale)('centres'), href: '/centres' }],
  async load({ db, params }): Promise<Data> {
    // Anything may stand in an address.
    if (!/^[0-9a-f-]{36}$/i.test(params.id)) throw directoryErrors.centreNotFound();
    const centre = await getServiceCentre(db, params.id);
    return { centre, windows: await listWindows(db, centre.id) };
  },
  View: ({ data }) => <Centre {...(data as Data)} />,
});

function Centre({ centre, windows }: Data): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <div className="ow-reading">
      <PageHead title={centre.name} lead={t('bring')} />
      <DefinitionList
        items={[
          { label: t('address'), value: centre.address },
          { label: t('hours'), value: centre.openingHours },
          ...(centre.telephone ? [{ label: t('phone'), value: centre.telephone }] : []),
        ]}
      />
      <Section title={t('windows')} ruled>
        {windows.length === 0 ? (
          <p>{t('noWindows')}</p>
        ) : (
          <>
            <p className="ow-note">{t('windowsLead')}</p>
            <Rows>
              {windows.map(one => (
                <Row
                  key={one.id}
                  title={one.name}
                  text={one.organisationName ?? t('any')}
                  aside={t('number', { n: one.number })}
                />
              ))}
            </Rows>
          </>
        )}
      </Section>
      <Actions>
        <Button kind="outline" href="/items">
          {t('find')}
        </Button>
      </Actions>
      <PrintLink />
    </div>
  );
}
