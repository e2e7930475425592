import { CardTag, Tag, useText } from '@onewindow/console-kit';
import type { CardItem } from '../src/contract.ts';
import { type CardState, type Colour, cardStates, colours } from '../src/names.ts';

/** The colour of a card with its word; a mere reminder 提醒 is no card and stays quiet. */
export function ColourTag({ colour }: { colour: Colour }) {
  const say = useText();
  return colour === 'notice' ? <Tag>{say(colours.notice)}</Tag> : <CardTag level={colour} />;
}

/** 新 stands out: nobody has looked at it. */
export function StateWord({ state }: { state: CardState }) {
  const say = useText();
  return state === 'new' ? <Tag kind="ink">{say(cardStates.new)}</Tag> : say(cardStates[state]);
}

export function Reason({ card }: { card: Pick<CardItem, 'reason'> }) {
  const say = useText();
  return <b>{say(card.reason)}</b>;
}
