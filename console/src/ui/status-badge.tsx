import { Badge, type MantineColor } from '@mantine/core';
import {
  IconArchive,
  IconArrowBackUp,
  IconCalendarTime,
  IconCircleCheck,
  IconCircleDot,
  IconDiamonds,
  IconEye,
  IconOctagonMinus,
  IconPencil,
  type TablerIcon,
} from '@tabler/icons-react';
import { useT } from '../i18n/locale-provider.js';
import { statusMessages } from './messages.js';
import classes from './status-badge.module.css';

/** What a status means for the reader; each tone has a shape of its own, so that colour is never alone. */
export type Tone = 'positive' | 'caution' | 'negative' | 'neutral' | 'accent';

const COLORS: Readonly<Record<Tone, MantineColor>> = {
  positive: 'teal',
  caution: 'yellow',
  negative: 'red',
  neutral: 'gray',
  accent: 'ink',
};
const ICONS: Readonly<Record<Tone, TablerIcon>> = {
  positive: IconCircleCheck,
  caution: IconDiamonds,
  negative: IconOctagonMinus,
  neutral: IconCircleDot,
  accent: IconCircleDot,
};

interface StatusBadgeProps {
  readonly tone: Tone;
  readonly label: string;
  readonly icon?: TablerIcon;
  readonly size?: 'sm' | 'md' | 'lg';
}

/** A word with a shape and a colour. */
export function StatusBadge({ tone, label, icon, size = 'md' }: StatusBadgeProps) {
  const Icon = icon ?? ICONS[tone];
  return (
    <Badge
      color={COLORS[tone]}
      size={size}
      leftSection={<Icon size={size === 'lg' ? 16 : 13} aria-hidden />}
      fw={600}
      miw="max-content"
    >
      {label}
    </Badge>
  );
}

type Outcome = 'approve' | 'refer' | 'decline';
const OUTCOME_TONES: Readonly<Record<Outcome, Tone>> = { approve: 'positive', refer: 'caution', decline: 'negative' };

interface OutcomeBadgeProps {
  readonly outcome: Outcome;
  readonly size?: 'sm' | 'md' | 'lg';
}
export function OutcomeBadge({ outcome, size = 'md' }: OutcomeBadgeProps) {
  const t = useT(statusMessages);
  return <StatusBadge tone={OUTCOME_TONES[outcome]} label={t[outcome]} size={size} />;
}

type VersionStatus = 'in_force' | 'scheduled' | 'retired' | 'suspended' | 'published';
const VERSION_LOOKS = {
  in_force: { tone: 'positive', icon: IconCircleCheck, key: 'in_force' },
  scheduled: { tone: 'accent', icon: IconCalendarTime, key: 'scheduled' },
  retired: { tone: 'neutral', icon: IconArchive, key: 'retired' },
  suspended: { tone: 'caution', icon: IconDiamonds, key: 'suspended' },
  published: { tone: 'neutral', icon: IconCircleDot, key: 'publishedVersion' },
} as const satisfies Record<VersionStatus, { tone: Tone; icon: TablerIcon; key: string }>;

interface VersionStatusBadgeProps {
  readonly status: VersionStatus;
}
export function VersionStatusBadge({ status }: VersionStatusBadgeProps) {
  const t = useT(statusMessages);
  const look = VERSION_LOOKS[status];
  return <StatusBadge tone={look.tone} icon={look.icon} label={t[look.key]} />;
}

type DraftStatus = 'editing' | 'in_review' | 'approved' | 'published' | 'rejected';
const DRAFT_LOOKS = {
  editing: { tone: 'neutral', icon: IconPencil },
  in_review: { tone: 'accent', icon: IconEye },
  approved: { tone: 'positive', icon: IconCircleCheck },
  published: { tone: 'positive', icon: IconCircleCheck },
  rejected: { tone: 'caution', icon: IconArrowBackUp },
} as const satisfies Record<DraftStatus, { tone: Tone; icon: TablerIcon }>;

interface DraftStatusBadgeProps {
  readonly status: DraftStatus;
}
export function DraftStatusBadge({ status }: DraftStatusBadgeProps) {
  const t = useT(statusMessages);
  const look = DRAFT_LOOKS[status];
  return <StatusBadge tone={look.tone} icon={look.icon} label={t[status]} />;
}

interface RatingMarkProps {
  /** 1 (best) to 5. */
  readonly rating: number;
  /** Adds the words of the rating. */
  readonly withWords?: boolean;
}
/** A rating as five steps with the one reached filled, and its number. */
export function RatingMark({ rating, withWords = false }: RatingMarkProps) {
  const t = useT(statusMessages);
  const words = [t.rating1, t.rating2, t.rating3, t.rating4, t.rating5][rating - 1] ?? '';
  return (
    <span className={classes.rating} title={words}>
      <span className={classes.steps} aria-hidden data-rating={rating}>
        {[1, 2, 3, 4, 5].map((step) => (
          <span key={step} className={classes.step} data-reached={step <= rating || undefined} />
        ))}
      </span>
      <span className={classes.number} aria-hidden>
        {rating}
      </span>
      <span className={withWords ? undefined : classes.hidden}>
        {withWords ? words : `${t.ratingOf(rating)}, ${words}`}
      </span>
    </span>
  );
}
