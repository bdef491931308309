import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Heading,
  Label,
  Popover,
  type DatePickerProps,
  type DateValue,
} from 'react-aria-components';
import styles from './date-time-field.module.css';
import fields from './text-field.module.css';

interface DateTimeFieldProps<Value extends DateValue> extends Omit<DatePickerProps<Value>, 'className' | 'style' | 'children'> {
  readonly label: string;
}

/** A day and a time to the minute, or a day only: typed, or the day chosen from a calendar. */
export function DateTimeField<Value extends DateValue>({ label, granularity = 'minute', ...props }: DateTimeFieldProps<Value>) {
  return (
    <DatePicker {...props} className={fields['field'] ?? ''} granularity={granularity} hideTimeZone isRequired>
      <Label className={fields['label'] ?? ''}>{label}</Label>
      <Group className={styles['group'] ?? ''}>
        <DateInput className={styles['input'] ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles['segment'] ?? ''} />}
        </DateInput>
        <Button className={styles['button'] ?? ''}>
          <CalendarDays size={18} aria-hidden />
        </Button>
      </Group>
      <FieldError className={fields['error'] ?? ''} />
      <Popover className={styles['popover'] ?? ''}>
        <Dialog>
          <Calendar>
            <header className={styles['header']}>
              <Button slot="previous" className={styles['button'] ?? ''}>
                <ChevronLeft size={18} aria-hidden />
              </Button>
              <Heading className={styles['month'] ?? ''} />
              <Button slot="next" className={styles['button'] ?? ''}>
                <ChevronRight size={18} aria-hidden />
              </Button>
            </header>
            <CalendarGrid className={styles['days'] ?? ''}>
              {(date) => <CalendarCell date={date} className={styles['day'] ?? ''} />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
