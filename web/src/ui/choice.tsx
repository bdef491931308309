import { ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import styles from './choice.module.css';

interface ChoiceProps<Option extends string> {
  readonly label: string;
  /** With the text of each. */
  readonly options: readonly (readonly [Option, string])[];
  readonly chosen: Option;
  readonly onChoose: (option: Option) => void;
}

/** One of several, on a line of its own. */
export function Choice<Option extends string>({ label, options, chosen, onChoose }: ChoiceProps<Option>) {
  return (
    <Select
      className={styles['choice'] ?? ''}
      value={chosen}
      onChange={(key) => {
        const option = options.find(([name]) => name === key);
        if (option !== undefined) onChoose(option[0]);
      }}
    >
      <Label>{label}</Label>
      <Button className={styles['button'] ?? ''}>
        <SelectValue />
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className={styles['popover'] ?? ''}>
        <ListBox className={styles['list'] ?? ''}>
          {options.map(([name, text]) => (
            <ListBoxItem key={name} id={name} className={styles['item'] ?? ''}>
              {text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
