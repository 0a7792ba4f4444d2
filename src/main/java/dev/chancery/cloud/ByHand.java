package dev.chancery.cloud;

import dev.chancery.domain.CloudAnswer;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.CloudTraits.CodeForm;
import dev.chancery.domain.CloudTraits.Encoding;
import dev.chancery.domain.CloudTraits.Keys;
import dev.chancery.domain.CloudTraits.Shape;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.PlaceInput;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// Any cloud that shows a code and takes a certificate for it, where a person carries both: a console, a form.
final class ByHand implements Cloud {

    private static final CloudTraits TRAITS = new CloudTraits(CloudKind.BY_HAND, Map.of(Way.PROVEN, Shape.CODE_FIRST),
            List.of(PlaceInput.text(PlaceField.NAME, "[^\\p{Cntrl}]{1,64}", "Console of the plant")), List.of(), CodeForm.ANY,
            Encoding.PEM, OptionalInt.empty(), false, new Keys(Keys.USUAL, false), Set.of(), Set.of());

    @Override public CloudTraits traits() {
        return TRAITS;
    }

    @Override public CloudRequest request(CloudCall call, Dossier dossier) {
        throw new IllegalArgumentException("a person carries what this cloud is asked");
    }

    @Override public CloudAnswer read(CloudCall call, Dossier dossier, CloudReply reply) {
        return Reading.of(reply).refused(CloudAnswer.Why.NOT_AN_ANSWER);
    }
}
