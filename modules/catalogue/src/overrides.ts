import { type Static, Type } from 'typebox';
import { Budget, Text } from './content.ts';

/** One window or counter 办理窗口. */
export const WindowPlace = Type.Object(
  {
    name: Text,
    address: Text,
    phone: Type.Optional(Type.String({ maxLength: 60 })),
    hours: Type.Optional(Text),
    traffic: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type WindowPlace = Static<typeof WindowPlace>;

/** What one organisation adds to the unified content: where, when, whom to ask, and a promise that may only be shorter. */
export const ServiceItemOverrides = Type.Object(
  {
    windows: Type.Optional(Type.Array(WindowPlace, { maxItems: 50 })),
    phone: Type.Optional(Type.String({ maxLength: 60 })),
    supervisionPhone: Type.Optional(Type.String({ maxLength: 60 })),
    promise: Type.Optional(Budget),
  },
  { additionalProperties: false },
);
export type ServiceItemOverrides = Static<typeof ServiceItemOverrides>;
