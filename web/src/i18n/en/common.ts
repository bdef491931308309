export const common = {
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  save: 'Save',
  required: 'Please fill this in.',
  loading: 'Loading …',
  more: 'Show more',
};
