'use client'; // Copies the link. Without JavaScript it is there to be selected.

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';

/** A link that is seen only now. */
export function OneTimeLink({ link, label }: { link: string; label: string }) {
  const [copied, setCopied] = useState('');
  const isCopied = copied === link;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(link);
  };
  return (
    <div className="flex gap-2">
      <Input
        aria-label={label}
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
        className="font-mono text-sm"
      />
      <Button onClick={copy} className="h-9 noscript:hidden">
        {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
      </Button>
    </div>
  );
}
