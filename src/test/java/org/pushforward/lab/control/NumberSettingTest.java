package org.pushforward.lab.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.setting.Setting.Scale;

class NumberSettingTest {

    private final NumberSetting couplings = NumberSetting.whole("Couplings", "", 1, 32, Scale.LINEAR, Effect.RESTARTS, 8);
    private final NumberSetting rate = NumberSetting.real("Rate", "", 1e-5, 1, Scale.LOGARITHMIC, Effect.GOES_ON, 2e-3);

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "0", "33", "-1", "2.5", "NaN", "Infinity", "1e99", "8 8 8"})
    void anInvalidEntryGivesANoticeAndChangesNothing(String entry) {
        couplings.enter(entry);
        assertEquals(8, couplings.getInt());
        assertFalse(couplings.noticeProperty().get().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0,002 | 0.002", "0,5 | 0.5", "2e-3 | 0.002", "+.5 | 0.5"})
    void aDecimalCommaIsRead(String entry, double value) {
        rate.enter(entry);
        assertEquals(value, rate.get());
        assertEquals("", rate.noticeProperty().get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7,5", "1,234", "12.000", "1/2", "5%"})
    void noEntryBecomesAnotherNumber(String entry) {
        couplings.enter(entry);
        assertEquals(8, couplings.getInt());
        assertTrue(couplings.noticeProperty().get().contains("type "), couplings.noticeProperty().get());
        assertTrue(couplings.noticeProperty().get().endsWith("."));
    }

    @Test
    void whatIsNoNumberIsAnsweredWithTheBoundsWhateverItSays() {
        couplings.enter("8: type 9");
        assertEquals("“8: type 9” is not a number: type a whole number from 1 to 32.", couplings.noticeProperty().get());
        couplings.enter("1/2");
        assertEquals("“1/2” is not a number: type 0.5.", couplings.noticeProperty().get());
    }

    @Test
    void seedsFollowOneAnotherAndBeginAnewBehindTheLargest() {
        NumberSetting seed = NumberSetting.seed("");
        seed.nextSeed();
        assertEquals(2, seed.getLong());
        seed.set(Setting.LARGEST_SEED);
        seed.nextSeed();
        assertEquals(1, seed.getLong());
    }

    @Test
    void stepsGoUpAndDownAndStopAtTheBounds() {
        couplings.step(1);
        assertEquals(9, couplings.getInt());
        couplings.step(100);
        assertEquals(32, couplings.getInt());
        couplings.step(1);
        assertEquals(32, couplings.getInt());
        double before = rate.get();
        for (int i = 0; i < 200; i++) {
            rate.step(1);
            assertTrue(rate.get() > before || before == 1);
            before = rate.get();
        }
        assertEquals(1, rate.get());
    }

    @Test
    void aValidEntryClearsTheNotice() {
        couplings.enter("nonsense");
        couplings.enter(" 12 ");
        assertEquals(12, couplings.getInt());
        assertTrue(couplings.noticeProperty().get().isEmpty());
    }

    @Test
    void theSameValueTypedAgainClearsTheNotice() {
        couplings.enter("99");
        couplings.enter("8");
        assertTrue(couplings.noticeProperty().get().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"0.001, 0.001", "1e-3, 0.001", "0.00001, 0.000010"})
    void realNumbersMayBeTypedInAnyNotation(String entry, double value) {
        rate.enter(entry);
        assertEquals(value, rate.get(), 1e-15);
    }

    @Test
    void aSliderCoversTheBoundsAndComesBackToWhereItWas() {
        rate.setFraction(0);
        assertEquals(1e-5, rate.get(), 1e-18);
        rate.setFraction(1);
        assertEquals(1, rate.get(), 1e-12);
        for (double fraction = 0; fraction <= 1; fraction += 0.01) {
            rate.setFraction(fraction);
            assertEquals(fraction, rate.fraction(), 0.01);
        }
    }

    @Test
    void whatIsShownCanBeTypedBack() {
        for (double fraction = 0; fraction <= 1; fraction += 0.01) {
            rate.setFraction(fraction);
            double value = rate.get();
            rate.enter(rate.text());
            assertEquals(value, rate.get(), 1e-11 * value);
            assertTrue(rate.noticeProperty().get().isEmpty(), rate.text());
        }
    }

    @Test
    void newBoundsReplaceTheOldOnes() {
        couplings.setBounds(2, 4, 3);
        assertEquals(3, couplings.getInt());
        couplings.enter("8");
        assertEquals(3, couplings.getInt());
    }
}
