import type { MaterialFile } from '../drafts/materials.ts';

/** How a material came, as a receipt names it. */
export function materialForm(file: MaterialFile): { zh: string; en: string } {
  if (file.licenceId || file.source === 'realName') return { zh: '电子证照', en: 'electronic licence' };
  if (file.originalSeenAt) return { zh: '电子件，原件已核对', en: 'copy, compared with the original' };
  return file.source === 'window'
    ? { zh: '窗口扫描件', en: 'scanned at the window' }
    : { zh: '电子件', en: 'electronic copy' };
}
