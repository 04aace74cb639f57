import { useEffect, useRef } from 'react';

/** A PNG in base64, drawn: the content security policy lets no page show a picture that did not come from here as a file. */
export function MarkPicture({ png, label }: { png: string; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let shown = true;
    void draw(png).then((picture) => {
      const target = canvas.current;
      if (!shown || target === null || picture === undefined) return;
      target.width = picture.width;
      target.height = picture.height;
      target.getContext('2d')?.drawImage(picture, 0, 0);
    });
    return () => {
      shown = false;
    };
  }, [png]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      width={1}
      height={1}
      className="inline h-8 w-auto align-middle"
    />
  );
}

/** Undefined when it is no picture. */
async function draw(png: string): Promise<ImageBitmap | undefined> {
  try {
    const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
    return await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  } catch {
    return undefined; // the API says so, too, when it is saved
  }
}
