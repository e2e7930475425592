// ISO/IEC 7064 hybrid systems MOD M+1,M: one check character from the same alphabet as the text. They detect every
// single wrong character and nearly all swaps of neighbours.

export interface HybridSystem {
  alphabet: string;
  /** The check character for the text. Throws RangeError for a character outside the alphabet. */
  checkCharacter(text: string): string;
  /** Does the text end in its own check character? */
  verify(text: string): boolean;
}

/** A system over any alphabet of even length; MOD 37,36 is the one over 0-9A-Z. */
export function hybridSystem(alphabet: string): HybridSystem {
  const modulus = alphabet.length;

  function carry(text: string): number {
    let product = modulus;
    for (const character of text) {
      const value = alphabet.indexOf(character);
      if (value < 0) throw new RangeError(`not in the alphabet: ${character}`);
      product = (((product + value) % modulus || modulus) * 2) % (modulus + 1);
    }
    return product;
  }

  return {
    alphabet,
    checkCharacter: text => alphabet.charAt((modulus + 1 - carry(text)) % modulus),
    verify(text) {
      const value = alphabet.indexOf(text.slice(-1));
      return text.length > 1 && value >= 0 && (carry(text.slice(0, -1)) + value) % modulus === 1;
    },
  };
}

/** MOD 37,36: digits and capital letters (GB/T 36904). */
export const mod37And36: HybridSystem = hybridSystem('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** MOD 11,10: digits. */
export const mod11And10: HybridSystem = hybridSystem('0123456789');
