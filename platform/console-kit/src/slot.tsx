import { type ComponentType, createContext, type ReactNode, Suspense, useContext } from 'react';

/** What goes into a place: told of which thing the page is. */
export type SlotContent = ComponentType<{ subjectId: string }>;

/** What modules put into pages of the modules below them, by the name of the place (`cases.served`). */
export type ConsoleSlots = Readonly<Record<string, readonly SlotContent[]>>;

const Slots = createContext<ConsoleSlots>({});

/** Fills the places of all pages inside; the application composes what its modules export as `consoleSlots`. */
export function SlotProvider({ slots, children }: { slots: ConsoleSlots; children: ReactNode }) {
  return <Slots.Provider value={slots}>{children}</Slots.Provider>;
}

/** A place in a page that modules above may fill; empty where none does. */
export function Slot({ name, subjectId }: { name: string; subjectId: string }) {
  const contents = useContext(Slots)[name] ?? [];
  return contents.map((Content, index) => (
    <Suspense key={`${name} ${index}`} fallback={null}>
      <Content subjectId={subjectId} />
    </Suspense>
  ));
}
