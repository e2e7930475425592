import { fonts, colours as shared } from '@onewindow/portal-kit/tokens';

export { mapSteps } from '@onewindow/portal-kit/tokens';

/**
 * The measured colours for what cannot read custom properties: the theme of the component library and canvas charts.
 * One table serves portal and console.
 */
export const colours = { ...shared, track: '#e1e4df' } as const;

export const fontSans = fonts.sans;
