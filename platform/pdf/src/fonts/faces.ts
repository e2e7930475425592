import { fileURLToPath } from 'node:url';
import { openTrueType, type TrueTypeFont } from './true-type.ts';

/** The four faces of printed matter: Noto Sans SC for reading and tables, Noto Serif SC for titles and documents. */
export type Face = 'sans' | 'sansBold' | 'serif' | 'serifBold';

// Only TTF will do: measured, the same certificate takes 20 s from woff and 6 MB from woff2.
const FILES: Record<Face, { file: string; name: string }> = {
  sans: { file: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', name: 'NotoSansSC-Regular' },
  sansBold: { file: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf', name: 'NotoSansSC-Bold' },
  serif: {
    file: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
    name: 'NotoSerifSC-Regular',
  },
  serifBold: { file: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf', name: 'NotoSerifSC-Bold' },
};

const opened = new Map<Face, TrueTypeFont>();

/** The face, opened once in the life of the process. */
export function fontOf(face: Face): TrueTypeFont {
  let font = opened.get(face);
  if (font === undefined) {
    const { file, name } = FILES[face];
    font = openTrueType(fileURLToPath(import.meta.resolve(file)), name);
    opened.set(face, font);
  }
  return font;
}
