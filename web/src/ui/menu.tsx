import { clsx } from 'clsx';
import { Check, type LucideIcon } from 'lucide-react';
import { Header, Menu as AriaMenu, MenuItem as AriaMenuItem, MenuSection, Popover, type MenuItemProps } from 'react-aria-components';
import styles from './menu.module.css';

/** Inside of React Aria's MenuTrigger, after its button. */
export function Menu({ label, children }: { readonly label?: string; readonly children: React.ReactNode }) {
  return (
    <Popover className={styles['popover'] ?? ''}>
      <AriaMenu className={styles['menu'] ?? ''} {...(label === undefined ? {} : { 'aria-label': label })}>
        {children}
      </AriaMenu>
    </Popover>
  );
}

interface ItemProps extends Omit<MenuItemProps, 'className' | 'style' | 'children'> {
  readonly icon: LucideIcon;
  readonly children: string;
  readonly isDanger?: boolean;
}

export function MenuItem({ icon: Icon, children, isDanger = false, ...props }: ItemProps) {
  return (
    <AriaMenuItem {...props} textValue={children} className={clsx(styles['item'], isDanger && styles['danger'])}>
      <Icon size={18} aria-hidden />
      {children}
    </AriaMenuItem>
  );
}

interface ChoiceProps<Option extends string> {
  readonly title: string;
  /** With the text of each. */
  readonly options: readonly (readonly [Option, string])[];
  readonly chosen: Option;
  readonly onChoose: (option: Option) => void;
}

/** One of several, as a section of a menu. */
export function MenuChoice<Option extends string>({ title, options, chosen, onChoose }: ChoiceProps<Option>) {
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(selection) => {
        const option = options.find(([key]) => selection !== 'all' && selection.has(key));
        if (option !== undefined) onChoose(option[0]);
      }}
    >
      <Header className={styles['title'] ?? ''}>{title}</Header>
      {options.map(([key, text]) => (
        <AriaMenuItem key={key} id={key} textValue={text} className={styles['item'] ?? ''}>
          {({ isSelected }) => (
            <>
              <Check size={18} aria-hidden className={clsx(!isSelected && styles['hidden'])} />
              {text}
            </>
          )}
        </AriaMenuItem>
      ))}
    </MenuSection>
  );
}
