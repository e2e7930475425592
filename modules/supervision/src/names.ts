/** How colours, states and commands of cards are called in front of people. Browser-safe. */

export const colours = {
  notice: { zh: '提醒', en: 'notice' },
  yellow: { zh: '黄牌', en: 'yellow card' },
  red: { zh: '红牌', en: 'red card' },
} as const;

export type Colour = keyof typeof colours;

export const cardStates = {
  new: { zh: '新', en: 'new' },
  awaitingExplanation: { zh: '等说明', en: 'waiting for the department' },
  explained: { zh: '等确认', en: 'explained, to be decided' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
} as const;

export type CardState = keyof typeof cardStates;

/** Each command: the states it may be given in. The department is heard before a card is confirmed. */
export const cardCommands = {
  requestExplanation: { from: ['new', 'explained'], zh: '要求说明', en: 'ask for an explanation' },
  explain: { from: ['new', 'awaitingExplanation'], zh: '说明', en: 'explain it' },
  confirm: { from: ['explained', 'awaitingExplanation'], zh: '确认', en: 'confirm it' },
  withdraw: { from: ['new', 'awaitingExplanation', 'explained'], zh: '撤销', en: 'withdraw it' },
} as const satisfies Record<string, { from: readonly CardState[]; zh: string; en: string }>;

export type CardCommand = keyof typeof cardCommands;

/** Whether a command may be given in a state. */
export function mayGive(command: CardCommand, state: CardState): boolean {
  return (cardCommands[command].from as readonly CardState[]).includes(state);
}

/** 监察编号, the number people quote: `JC20261123000042`. */
export function cardNumber({ raisedOn, serial }: { raisedOn: string; serial: number }): string {
  return `JC${raisedOn.replaceAll('-', '')}${String(serial).padStart(6, '0')}`;
}
