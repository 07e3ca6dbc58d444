import type { ComponentProps } from 'react';
import { type ButtonVariant, buttonClass } from './button-class';

export function Button({ variant = 'secondary', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(variant, className)} {...rest} />;
}

interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
}
