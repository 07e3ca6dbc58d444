'use client'; // Next asks for it. Nothing here runs: this page is prerendered, and its policy lets no script in.

/** What is left when the root layout itself fails: plain HTML, no style sheet, no script, no cookie. */
export default function GlobalError() {
  return (
    <html lang="en" style={{ colorScheme: 'light dark' }}>
      <head>
        <title>Sluice could not make this page</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body
        style={{ font: '16px/1.5 system-ui, sans-serif', maxWidth: '28rem', margin: '20vh auto', padding: '0 1rem' }}
      >
        <h1 style={{ fontSize: '1.25rem' }}>Sluice could not make this page</h1>
        <p>Something broke on our side. Nothing was changed.</p>
        <p>
          <a href="/">To the start</a>
        </p>
      </body>
    </html>
  );
}
