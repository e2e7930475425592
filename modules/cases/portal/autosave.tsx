import { defineMessages, formatTime } from '@onewindow/i18n';
import { enhancement, localHref, usePortal } from '@onewindow/portal-kit';
import type { ReactNode } from 'react';

/** Props of `autosave.island.ts`. */
export interface AutosaveProps {
  url: string;
  version: number;
  pageHref: string;
  signInHref: string;
  texts: Record<
    | 'saving'
    | 'saved'
    | 'offline'
    | 'signedOut'
    | 'signIn'
    | 'conflict'
    | 'reload'
    | 'gone'
    | 'restored'
    | 'unsaved'
    | 'useThem',
    string
  >;
}

const messages = defineMessages({
  zh: {
    saving: '正在保存…',
    saved: '{time} 已自动保存，换台设备也能接着填',
    offline: '暂时连不上，填的先留在这台设备上，连上就保存',
    signedOut: '登录时间到了，您填的都留在这台设备上。',
    signIn: '重新登录，接着填',
    conflict: '这份申请刚在另一台设备上改过，这里填的先留着。',
    reload: '看最新的',
    gone: '这份草稿已经提交或删除，这里填的先留着。',
    restored: '上次没来得及保存的已经放回来，正在保存…',
    unsaved: '这台设备上还留着没保存的内容。',
    useThem: '放回来',
  },
  en: {
    saving: 'Saving…',
    saved: 'Saved at {time}; you can go on with another device',
    offline: 'No connection just now; what you enter is kept on this device and saved once you are online',
    signedOut: 'You were signed out; what you entered is kept on this device.',
    signIn: 'Sign in and go on',
    conflict: 'This was just changed on another device; what you entered here is kept.',
    reload: 'See the latest',
    gone: 'This draft was submitted or deleted; what you entered here is kept.',
    restored: 'What could not be saved last time is back and being saved…',
    unsaved: 'This device still holds something that was not saved.',
    useThem: 'Put it back',
  },
});

const Island = enhancement<AutosaveProps>('autosave');

/** Saves the form inside while somebody types, and says so where `<SaveStatus>` stands. */
export function Autosave({
  draftId,
  page,
  version,
  children,
}: {
  draftId: string;
  page: string;
  version: number;
  children: ReactNode;
}): ReactNode {
  const { locale, path } = usePortal();
  const t = messages(locale);
  const pageHref = localHref(locale, path);
  return (
    <Island
      url={`/api/applications/${draftId}/pages/${page}`}
      version={version}
      pageHref={pageHref}
      signInHref={localHref(locale, `/sign-in?next=${encodeURIComponent(path)}`)}
      texts={{
        saving: t('saving'),
        saved: t('saved', { time: '{time}' }),
        offline: t('offline'),
        signedOut: t('signedOut'),
        signIn: t('signIn'),
        conflict: t('conflict'),
        reload: t('reload'),
        gone: t('gone'),
        restored: t('restored'),
        unsaved: t('unsaved'),
        useThem: t('useThem'),
      }}
    >
      {children}
    </Island>
  );
}

/** 10:42 已自动保存: with the time, never only “saved”. */
export function SaveStatus({ savedAt }: { savedAt: Date | undefined }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <span className="ow-saved ow-autosave" role="status" data-autosave="" data-good={savedAt ? 'true' : 'false'}>
      {savedAt ? t('saved', { time: formatTime(savedAt) }) : ''}
    </span>
  );
}
