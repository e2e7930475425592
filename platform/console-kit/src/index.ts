/** The doors of the console: what the pages of modules are made of. */
export { api, apiPath, type ReplyOf, withQuery } from './api/client.ts';
export { randomKey } from './api/command-key.ts';
export { type Connection, connection } from './api/connection.ts';
export {
  type Conflict,
  ConnectionError,
  describeProblem,
  type FieldProblem,
  ProblemError,
  problemMessages,
} from './api/problem.ts';
export { fetchSession, type Session, sessionQuery, signOut, usePermission, useSession } from './api/session.ts';
export { type Command, type CommandOptions, useCommand } from './api/use-command.ts';
export { Chart, type ChartTable, Legend } from './chart/chart.tsx';
export { BarChart, LineChart, type Series } from './chart/series-charts.tsx';
export { Figures, MiniBars, RankBars, type RankRow, type Stat, StatStrip } from './chart/small-charts.tsx';
export { TileMap } from './chart/tile-map.tsx';
export { ClockBar, ClockCells, ClockRows, ClockSummary, UrgencyBar } from './clock/clock.tsx';
export { type Urgency, type UrgencyFigures, urgencyOf } from './clock/urgency.ts';
export { Button, type ButtonProps, IconButton, Spinner } from './control/button.tsx';
export { Checkbox } from './control/checkbox.tsx';
export { Dialog } from './control/dialog.tsx';
export { Floating } from './control/floating.tsx';
export { BrandMark, Icon, type IconName } from './control/icon.tsx';
export { Kbd, KeyLine } from './control/kbd.tsx';
export { MenuButton, type MenuItem } from './control/menu-button.tsx';
export { CountRows, Facts, Panel, Rows } from './control/panel.tsx';
export { Segmented, type Tab, Tabs } from './control/tabs.tsx';
export { CardTag, Tag, TrustTag } from './control/tag.tsx';
export { BeforeAfter } from './diff/before-after.tsx';
export { type Difference, diffJson } from './diff/diff-json.ts';
export { JsonDiff, VersionDiff } from './diff/version-diff.tsx';
export { type Confirmation, ConfirmHost, confirm } from './feedback/confirm.tsx';
export { ConflictDialog, ConflictHost } from './feedback/conflict-dialog.tsx';
export { ConnectionBanner } from './feedback/connection-banner.tsx';
export { dismissNotice, type Notice, notify } from './feedback/notify.ts';
export { SignInGate } from './feedback/sign-in-dialog.tsx';
export { EmptyState, ErrorState, NotFoundState, Skeleton } from './feedback/states.tsx';
export { Toasts } from './feedback/toasts.tsx';
export { EditPage, type EditSection, focusField, ProblemList, SavedNote, SideSection } from './form/edit-page.tsx';
export { ErrorLine } from './form/error-line.tsx';
export {
  CheckGroupField,
  DateField,
  FieldFrame,
  type FieldFrameProps,
  NumberField,
  SelectField,
  type SelectOption,
  SwitchField,
  TextAreaField,
  TextField,
} from './form/fields.tsx';
export { type EditorColumn, EditorRows, FormSection } from './form/form-section.tsx';
export { type Step, Stepper } from './form/stepper.tsx';
export { UploadBar, UploadButton } from './form/upload-button.tsx';
export { type StoredFile, type UploadProgress, uploadFile } from './form/upload-file.ts';
export { type Draft, type FieldBinding, type SaveState, useAutosave, useDraft } from './form/use-draft.ts';
export { type Hotkey, useHotkeys } from './hotkeys.ts';
export {
  type Bilingual,
  BilingualText,
  initialLocale,
  LanguageProvider,
  useLanguage,
  useMessages,
  useText,
} from './language/language.tsx';
export { addDays, type LocalDate, TodayProvider, useDates } from './language/today.tsx';
export { AppLink, useGo } from './link.tsx';
export { download } from './list/download.ts';
export { ListPage, type ListPageProps } from './list/list-page.tsx';
export { ListTable, type ListTableProps } from './list/list-table.tsx';
export {
  type Column,
  type Filter,
  type ListAction,
  type ListReply,
  type ListRequest,
  type ListSource,
  listFrom,
  type Option,
  type OptionSource,
  type Sort,
  type View,
} from './list/list-types.ts';
export { type TodayGroup, TodayList, type TodayRow } from './list/today-list.tsx';
export { ProcessView } from './process/process-view.tsx';
export {
  allowedRoutes,
  type ConsoleNav,
  type ConsoleRoute,
  integer,
  lazyPage,
  navGroups,
  navOf,
  oneOf,
  type SearchSchema,
  searchSchema,
  text,
} from './routes.ts';
export { type Notification, NotificationList, useNotifications } from './shell/notifications.tsx';
export { Shell, useShell } from './shell/shell.tsx';
export { Page, TopBar, type TopBarProps } from './shell/top-bar.tsx';
export { type ConsoleSlots, Slot, type SlotContent, SlotProvider } from './slot.tsx';
export { consoleTheme } from './style/theme.ts';
export { colours, mapSteps } from './style/tokens.ts';
export { type Decision, DecisionPanel, type FurtherAct } from './work/decision-panel.tsx';
export { Band, DeskPage } from './work/desk-page.tsx';
export { type Material, MaterialPicker, MaterialPreview } from './work/material-preview.tsx';
export { OpinionBox } from './work/opinion-box.tsx';
export { SourceCompare, type SourceRow } from './work/source-compare.tsx';
export { Timeline, type TimelineEntry } from './work/timeline.tsx';
export { rememberList, useWorkContext, type WorkContext } from './work/work-context.ts';
export { useRouteParam, useTabInAddress, WorkPage, type WorkTab } from './work/work-page.tsx';
