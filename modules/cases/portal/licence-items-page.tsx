import { type LicenceItem, listLicenceItems } from '@onewindow/catalogue';
import { httpErrors } from '@onewindow/http';
import { defineMessages } from '@onewindow/i18n';
import { getLicence, type LicenceRow, statusOn } from '@onewindow/licences';
import { Actions, Button, Empty, PageHead, page, Row, Rows, usePortal } from '@onewindow/portal-kit';
import { uuidOr } from './apply-frame.tsx';

const messages = defineMessages({
  zh: {
    title: '这张证要办什么？',
    mine: '我的',
    licences: '证照',
    items: '可以办的事',
    over: '这张证照已经不再有效，不能变更、延续或者注销；需要的请重新申请。',
    none: '这种证照现在不能在网上变更',
    noneText: '请打 12345，或者带证到发证机关的窗口办。',
    back: '回到这张证照',
  },
  en: {
    title: 'What do you need with this licence?',
    mine: 'Mine',
    licences: 'Licences',
    items: 'What can be done',
    over: 'This licence is no longer in force and can be neither changed, renewed nor annulled; apply for a new one.',
    none: 'This kind of licence cannot be changed online yet',
    noneText: 'Call 12345, or take it to a window of the body that issued it.',
    back: 'Back to the licence',
  },
});

interface Data {
  licence: LicenceRow;
  items: LicenceItem[];
  inForce: boolean;
}

/** From a licence to the items that change, renew or annul it; each begins with this licence at the body that issued it. */
export const licenceItemsPage = page({
  path: '/apply/licence/:id',
  access: 'signedIn',
  verb: 'apply',
  title: { zh: '这张证要办什么？', en: 'What do you need with this licence?' },
  breadcrumbs: (_data: Data, locale) => [
    { label: messages(locale)('mine'), href: '/mine' },
    { label: messages(locale)('licences'), href: '/mine/licences' },
  ],
  async load({ db, actor, params, today }): Promise<Data> {
    const licence = await getLicence(db, uuidOr(params.id));
    // To anybody but its holder the licence does not exist here.
    if (actor.partyId === null || licence.holderPartyId !== actor.partyId) throw httpErrors.notFound();
    const items = await listLicenceItems(db, licence.typeKey, today);
    return { licence, items, inForce: statusOn(licence, today) === 'valid' };
  },
  View({ data }) {
    const { locale } = usePortal();
    const t = messages(locale);
    const { licence, items, inForce } = data as Data;
    const name = locale === 'en' ? licence.typeNameEn : licence.typeName;
    const hrefOf = (item: LicenceItem) =>
      `/apply/start?${new URLSearchParams({ basicCode: item.basicCode, division: licence.divisionCode, licence: licence.id })}`;
    return (
      <div className="ow-reading">
        <PageHead kicker={`${name} ${licence.number}`} title={t('title')} lead={inForce ? undefined : t('over')} />
        {inForce && items.length === 0 && <Empty title={t('none')}>{t('noneText')}</Empty>}
        {inForce && items.length > 0 && (
          <>
            <h2 className="ow-hidden">{t('items')}</h2>
            <Rows>
              {items.map(item => (
                <Row
                  key={item.basicCode}
                  href={hrefOf(item)}
                  title={(locale === 'en' && item.name.en) || item.name.zh}
                  text={item.summary ? (locale === 'en' && item.summary.en) || item.summary.zh : ''}
                />
              ))}
            </Rows>
          </>
        )}
        <Actions>
          <Button kind="link" href={`/mine/licences/${licence.id}`}>
            {t('back')}
          </Button>
        </Actions>
      </div>
    );
  },
});
