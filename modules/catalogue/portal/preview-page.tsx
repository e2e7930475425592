import { cataloguePermissions, getDraft, getVersionGuide } from '@onewindow/catalogue';
import { type PortalPage, page } from '@onewindow/portal-kit';
import { guideMessages } from './guide-messages.ts';
import type { GuideData } from './guide-page.tsx';
import { GuideView } from './guide-view.tsx';
import { cityCode } from './words.tsx';

/** 当申请人看: the guide of a draft or an old version, exactly as people would read it, for those who keep the catalogue. */
export const previewPage: PortalPage = page({
  path: '/items/:basicCode/versions/:versionId',
  access: [cataloguePermissions.read, cataloguePermissions.edit],
  verb: 'apply',
  title: (data: GuideData, locale) =>
    `${data.guide.name} · ${guideMessages(locale)(data.preview?.state ?? 'previewDraft', { version: data.guide.version })}`,
  breadcrumbs: (data: GuideData) => [{ label: data.guide.name, href: `/items/${data.guide.basicCode}` }],
  async load({ db, actor, params, locale, division }): Promise<GuideData> {
    const version = await getDraft(db, actor, params.versionId);
    const divisionCode = division?.code ?? cityCode;
    const guide = await getVersionGuide(db, { versionId: version.id, divisionCode, locale });
    const isDraft = version.state === 'draft' || version.state === 'inReview';
    return {
      guide,
      divisionCode,
      versions: [],
      draft: null,
      finished: null,
      preview: { state: isDraft ? 'previewDraft' : 'previewPublished' },
    };
  },
  View: ({ data }) => <GuideView {...(data as GuideData)} />,
});
